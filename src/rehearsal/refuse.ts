import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ZodError } from 'zod';
import { Refused } from './state/lookup.ts';

/** A refusal as an answer: a 4xx with one sentence for the person at the page. */
export function refuse(error: Error, c: Context): Response {
  const status: ContentfulStatusCode = error instanceof Refused ? error.status : 400;
  return c.json({ message: sentenceOf(error) }, status);
}

/** What does not have the right shape is named by its place, not by its value. */
function sentenceOf(error: Error): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof SyntaxError) return 'The request is not JSON.';
  if (!(error instanceof ZodError)) return 'The request could not be carried out.';
  const path = error.issues[0]?.path.join('.') ?? '';
  return `The request is not well formed${path === '' ? '' : ` at "${path}"`}.`;
}
