import type { Inline, TimestampStyle } from './nodes.ts';

/** Tried in this order at each position; sticky, so that word boundaries see the character before. */
const rules: { pattern: RegExp; node: (match: RegExpExecArray) => Inline | undefined }[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, node: ([, text = '']) => ({ kind: 'text', text }) },
  {
    pattern: /(`{1,2})(?!`)([\s\S]*?[^`])\1(?!`)/y,
    node: ([, , text = '']) => ({ kind: 'code', text: text.trim() || text }),
  },
  { pattern: /<@!?(\d{1,20})>/y, node: ([, id = '']) => ({ kind: 'user', id }) },
  { pattern: /<@&(\d{1,20})>/y, node: ([, id = '']) => ({ kind: 'role', id }) },
  { pattern: /<#(\d{1,20})>/y, node: ([, id = '']) => ({ kind: 'channel', id }) },
  {
    pattern: /<\/([-_'\p{L}\p{N}]{1,32}(?: [-_'\p{L}\p{N}]{1,32}){0,2}):(\d{1,20})>/uy,
    node: ([, path = '', id = '']) => ({ kind: 'command', path, id }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y,
    node: ([, seconds, style = 'f']) => ({
      kind: 'timestamp',
      seconds: Number(seconds),
      style: style as TimestampStyle,
    }),
  },
  { pattern: /<a?:(\w{2,32}):\d{1,20}>/y, node: ([, name = '']) => ({ kind: 'emoji', name }) },
  { pattern: /@(everyone|here)\b/y, node: ([, name]) => ({ kind: 'everyone', name: name as 'everyone' }) },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, node: ([, url = '']) => bareLink(url) },
  {
    pattern: /\[((?:\\.|[^[\]\\]|\[[^\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>]+?)>?(?:\s+"([^"]*)")?\s*\)/y,
    node: ([, label = '', url = '', title]) => maskedLink(label, url, title),
  },
  { pattern: /https?:\/\/[^\s<>]+[^<>\s.,:;"'\])}!?*_|~`]\/?/y, node: ([url]) => bareLink(url) },
  { pattern: /\|\|([\s\S]+?)\|\|/y, node: ([, inner = '']) => wrap('spoiler', inner) },
  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, node: ([, inner = '']) => wrap('strong', inner) },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, node: ([, inner = '']) => wrap('underline', inner) },
  {
    pattern: /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/y,
    node: ([, inner = '']) => wrap('em', inner),
  },
  {
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])*?(?:\*\*|\\[\s\S]|[^\s*\\]))\*(?!\*)/y,
    node: ([, inner = '']) => wrap('em', inner),
  },
  { pattern: /~~(?=\S)((?:\\[\s\S]|[^\\])+?)~~(?!~)/y, node: ([, inner = '']) => wrap('strike', inner) },
];

const opener = /[\\`<@[|*_~]|https?:\/\//g;

/** Reads a run of text with Discord's inline marks. Marks that do not close stay as they were typed. */
export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  let at = 0;
  while (at < source.length) {
    const found = matchAt(source, at);
    if (!found) {
      const next = nextOpener(source, at + 1);
      plain += source.slice(at, next);
      at = next;
      continue;
    }
    if (found.node.kind === 'text') plain += found.node.text;
    else {
      if (plain) nodes.push({ kind: 'text', text: plain });
      plain = '';
      nodes.push(found.node);
    }
    at += found.length;
  }
  if (plain) nodes.push({ kind: 'text', text: plain });
  return nodes;
}

function matchAt(source: string, at: number): { node: Inline; length: number } | undefined {
  for (const { pattern, node } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    const made = match && node(match);
    if (match && made) return { node: made, length: match[0].length };
  }
  return undefined;
}

function nextOpener(source: string, from: number): number {
  opener.lastIndex = from;
  return opener.exec(source)?.index ?? source.length;
}

function wrap(kind: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler', inner: string): Inline {
  return { kind, children: parseInline(inner) };
}

function bareLink(url: string): Inline {
  return { kind: 'link', url, children: [{ kind: 'text', text: url }] };
}

function maskedLink(label: string, url: string, title: string | undefined): Inline {
  return { kind: 'link', url, ...(title ? { title } : {}), children: parseInline(label) };
}
