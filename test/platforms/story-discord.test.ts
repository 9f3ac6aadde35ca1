import { describeStories } from '#test/support/describe-stories.ts';

describeStories('discord');
