import { describeTranscripts } from '#test/support/describe-transcripts.ts';

describeTranscripts('rich');
