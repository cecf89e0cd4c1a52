export { AiSdkLanguageModel, type ModelServer } from './ai-sdk-language-model.js';
