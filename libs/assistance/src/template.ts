import type { Language } from '#protocol';

export const shopVariables = ['shop.name', 'shop.returnDays', 'shop.freeShippingFrom'] as const;
export const orderVariables = [
  'order.number',
  'order.items',
  'order.total',
  'order.status',
  'order.placedAt',
  'order.expected',
] as const;
/** Of the products that stand below an answer. */
export const productVariables = ['products.stock'] as const;
/** In what agents insert. */
export const personVariables = ['shopper.name', 'agent.name'] as const;
export type ShopVariable = (typeof shopVariables)[number];
export type OrderVariable = (typeof orderVariables)[number];
export type Variable =
  ShopVariable | OrderVariable | (typeof productVariables)[number] | (typeof personVariables)[number];

export type Values = Partial<Readonly<Record<Variable, string>>>;

type Part = string | { readonly variable: Variable };

/** Paragraphs of literal text and places to fill. */
export interface Template {
  readonly paragraphs: readonly (readonly Part[])[];
}

/** What is wrong with a template, in plain words. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/;

/**
 * @param allowed the variables that will have a value where this text is used
 * @throws TemplateError where a place names anything else, or braces do not pair
 */
export function parseTemplate(text: string, allowed: readonly Variable[]): Template {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { paragraphs: paragraphs.map((paragraph) => partsOf(paragraph, allowed)) };
}

function partsOf(paragraph: string, allowed: readonly Variable[]): Part[] {
  // Splitting by a pattern with one group gives literal text and names in turn.
  return paragraph.split(PLACE).map((piece, index) => {
    if (index % 2 === 0) {
      if (/\{\{|\}\}/.test(piece)) throw new TemplateError(`braces do not pair in “${piece.trim()}”`);
      return piece;
    }
    const variable = allowed.find((name) => name === piece);
    if (variable) return { variable };
    throw new TemplateError(`{{${piece}}} is not known here; use one of ${allowed.join(', ')}`);
  });
}

/** These are worded for the middle of a sentence. */
const fragments: ReadonlySet<Variable> = new Set<Variable>(['order.status', 'order.expected']);

/** Puts the values in. A paragraph of which nothing is left is dropped; a fragment that begins one is capitalised. */
export function fill(template: Template, values: Values, language: Language): string {
  return template.paragraphs
    .map((parts) => fillParagraph(parts, values, language).trim())
    .filter((paragraph) => paragraph.replaceAll('*', '') !== '')
    .join('\n\n');
}

function fillParagraph(parts: readonly Part[], values: Values, language: Language): string {
  return parts.reduce<string>((before, part) => {
    if (typeof part === 'string') return before + part;
    const value = values[part.variable] ?? '';
    const begins = language === 'en' && fragments.has(part.variable) && /^[\s*]*$/.test(before);
    return before + (begins ? value.charAt(0).toUpperCase() + value.slice(1) : value);
  }, '');
}
