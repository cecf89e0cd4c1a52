export { readLanguage, type Language } from './language/read-language.js';
