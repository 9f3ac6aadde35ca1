import type { Config } from '#src/config.ts';
import { connect } from './completion.ts';
import { createModel, type ModelParts } from './model.ts';
import type { LanguageModel } from './port.ts';

/** Undefined while no endpoint is set: then its library is not even loaded. */
export async function createModelFromConfig(
  {
    LLM_BASE_URL: baseUrl,
    LLM_API_KEY: apiKey,
    LLM_MODEL: model,
  }: Pick<Config, 'LLM_BASE_URL' | 'LLM_API_KEY' | 'LLM_MODEL'>,
  parts: Omit<ModelParts, 'complete'>,
): Promise<LanguageModel | undefined> {
  if (!baseUrl || !model) return undefined;
  return createModel({ ...parts, complete: await connect({ baseUrl, model, apiKey }) });
}
