import type { APIAttachment } from 'discord-api-types/v10';
import { type Fields, fields, isFields, list, number, text } from '../rules/json.ts';
import type { Discord } from './discord.ts';
import { pictureSize } from './picture-size.ts';

/** A file of a multipart request: `index` is the number in `files[0]`, by which the JSON part names it. */
export interface UploadedFile {
  index: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Keeps the files of a request, with the descriptions that its JSON part gives them. */
export function storeFiles(discord: Discord, files: UploadedFile[], described: unknown): APIAttachment[] {
  return files.map(file => {
    const id = discord.newId();
    const entry =
      list(described)
        .map(fields)
        .find(each => String(each.id) === file.index) ?? {};
    const name = text(entry.filename) || file.name;
    discord.files.set(id, { name, type: file.type, bytes: file.bytes });
    const url = `${discord.origin}/attachments/${id}/${encodeURIComponent(name)}`;
    return {
      id,
      filename: name,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.type,
      ...pictureSize(file.bytes),
      ...(entry.description ? { description: text(entry.description) } : {}),
    };
  });
}

/** Discord keeps on an edit the attachments that the request lists by id, or all where it lists none. */
export function keptAttachments(before: APIAttachment[], listed: unknown): APIAttachment[] {
  if (!Array.isArray(listed)) return before;
  const ids = new Set(listed.map(fields).map(each => String(each.id)));
  return before.filter(attachment => ids.has(attachment.id));
}

/** Replaces `attachment://name` anywhere in embeds or components by the address of that attachment. */
export function resolveAttachments<T>(value: T, attachments: APIAttachment[]): T {
  if (typeof value === 'string') {
    if (!value.startsWith('attachment://')) return value;
    const name = value.slice('attachment://'.length);
    return (attachments.find(each => each.filename === name)?.url ?? value) as T;
  }
  if (Array.isArray(value)) return value.map(each => resolveAttachments<unknown>(each, attachments)) as T;
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, resolveAttachments(each, attachments)]),
  ) as T;
}

/** Numbers the components that came without an id, as Discord does in its answer. */
export function numberComponents(components: unknown): unknown[] {
  const used = new Set<number>();
  collectIds(components, used);
  let next = 1;
  const walk = (component: Fields): Fields => {
    let { id } = component;
    if (!number(id)) {
      while (used.has(next)) next += 1;
      id = next;
      used.add(next);
    }
    return {
      ...component,
      id,
      ...(component.components ? { components: list(component.components).map(fields).map(walk) } : {}),
      ...(component.accessory ? { accessory: walk(fields(component.accessory)) } : {}),
    };
  };
  return list(components).map(fields).map(walk);
}

function collectIds(components: unknown, used: Set<number>): void {
  for (const component of list(components).map(fields)) {
    if (number(component.id)) used.add(number(component.id));
    collectIds(component.components, used);
    if (component.accessory) collectIds([component.accessory], used);
  }
}
