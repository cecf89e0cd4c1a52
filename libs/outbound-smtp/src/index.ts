export { SmtpOutbound, type SmtpOptions } from './smtp-outbound.js';
