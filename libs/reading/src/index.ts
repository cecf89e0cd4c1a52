export { isLatinLanguage } from './language/latin.js';
export { readLanguage, type Language } from './language/read-language.js';
