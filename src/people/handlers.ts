import type { Handlers } from '#src/domain.ts';
import { differenceHandlers } from './differences.ts';
import { eraseHandlers } from './erase.ts';
import { linkHandlers } from './links.ts';
import { profileHandlers } from './profile.ts';
import { reportHandlers } from './reports.ts';
import { stepHandlers } from './steps.ts';
import { accountHandlers } from './unlink.ts';

export const peopleHandlers: Handlers = {
  ...profileHandlers,
  ...stepHandlers,
  ...eraseHandlers,
  ...linkHandlers,
  ...accountHandlers,
  ...differenceHandlers,
  ...reportHandlers,
};
