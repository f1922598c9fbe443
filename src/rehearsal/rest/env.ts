import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { type Fields, fields } from '../rules/json.ts';
import type { UploadedFile } from '../state/attachments.ts';
import type { DiscordError } from './errors.ts';

/** What the handlers of the API find in a request, read once by the middleware. */
export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: { body: unknown; files: UploadedFile[]; invalid: DiscordError | undefined };
}

/** The JSON object that a request carried, or an empty one. */
export function bodyOf(c: Context<ApiEnv>): Fields {
  return fields(c.get('body'));
}

/** A part of the path by its name. */
export function param(c: Context<ApiEnv>, name: string): string {
  return c.req.param(name) ?? '';
}
