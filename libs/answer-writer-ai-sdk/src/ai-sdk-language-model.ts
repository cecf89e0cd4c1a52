import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';
import { type Completion, LanguageModel, type WritingOrder } from '#assistance';

export interface ModelServer {
  /** The model's id on its server. */
  readonly model: string;
  /** Of any server that speaks OpenAI's protocol, up to and with `/v1`. */
  readonly url: string;
  readonly key?: string | undefined;
  /** Takes what failed, for the operator's log. */
  readonly onFailure?: (error: unknown) => void;
}

const MOST_TOKENS = 600;

/** A language model on any OpenAI-compatible server, reached by the Vercel AI SDK. */
export class AiSdkLanguageModel extends LanguageModel {
  readonly name: string;
  private readonly model: ReturnType<ReturnType<typeof createOpenAICompatible>['chatModel']>;

  constructor(private readonly server: ModelServer) {
    super();
    const { model, url, key } = server;
    this.name = model;
    const provider = createOpenAICompatible({
      name: 'answers',
      baseURL: url,
      ...(key !== undefined && { apiKey: key }),
    });
    this.model = provider.chatModel(model);
  }

  override async complete({ system, prompt, signal: abortSignal }: WritingOrder): Promise<Completion> {
    try {
      const { text, response } = await generateText({
        model: this.model,
        ...{ system, prompt, abortSignal },
        maxOutputTokens: MOST_TOKENS,
        temperature: 0,
        maxRetries: 0,
      });
      return { text, version: response.modelId || this.name };
    } catch (error) {
      this.server.onFailure?.(error);
      throw error;
    }
  }
}
