import type { Handlers } from '#src/domain.ts';
import { eraseHandlers } from './erase.ts';
import { profileHandlers } from './profile.ts';
import { stepHandlers } from './steps.ts';

export const peopleHandlers: Handlers = { ...profileHandlers, ...stepHandlers, ...eraseHandlers };
