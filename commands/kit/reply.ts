import { type InteractionEditReplyOptions, type InteractionReplyOptions, MessageFlags } from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';

/** An answer that only the asker sees, that pings nobody and shows no link previews. */
export function ephemeral(content: string): InteractionReplyOptions {
  return {
    content: clip(content, DiscordLimit.content),
    allowedMentions: { parse: [] },
    flags: [MessageFlags.Ephemeral, MessageFlags.SuppressEmbeds],
  };
}

/** The same where the answer was deferred; that only the asker sees it was said then, and cannot change. */
export function deferred(content: string): InteractionEditReplyOptions & { content: string } {
  return {
    content: clip(content, DiscordLimit.content),
    allowedMentions: { parse: [] },
    flags: [MessageFlags.SuppressEmbeds],
  };
}

/** Cuts at a character, with an ellipsis, where a text is longer than Discord takes. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${isHighSurrogate(cut.charCodeAt(cut.length - 1)) ? cut.slice(0, -1) : cut}…`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
