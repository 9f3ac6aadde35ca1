/**
 * Spans for OpenTelemetry. Without an SDK, which an operator loads with `node --import` (docs/operating.md), its API does
 * nothing.
 */
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { blind, type Observer } from './observer.ts';

export function createTracing(): Observer {
  const tracer = trace.getTracer('plusun');
  return {
    ...blind,
    during: (piece, platform, work) =>
      tracer.startActiveSpan(
        `plusun.${piece}`,
        { attributes: { 'plusun.platform': platform } },
        async (span) => {
          try {
            return await work();
          } catch (error) {
            // Only its kind: messages of errors may quote what people said.
            span.setStatus({
              code: SpanStatusCode.ERROR,
              message: error instanceof Error ? error.name : 'fault',
            });
            throw error;
          } finally {
            span.end();
          }
        },
      ),
  };
}
