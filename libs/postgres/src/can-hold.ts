/** Whether PostgreSQL can hold the text: it knows neither NUL characters nor lone surrogates. */
export const canHold = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
