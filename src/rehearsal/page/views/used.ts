import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import type { ViewContext } from './context.ts';

const commandInteraction = 2;

interface Used {
  who: string;
  interactionId: string;
  /** The command as it was used, "/picket today", where the message itself says so. */
  command?: string;
}

/** The line above an answer: who used which command. */
export function usedView(message: PageMessage, context: ViewContext): TemplateResult | typeof nothing {
  const used = usedIn(message);
  if (!used) return nothing;
  const command = used.command ?? context.commandName(used.interactionId);
  const what = command ? html`<span class="command">${command}</span>` : 'a command';
  return html`<p class="used"><strong>${used.who}</strong> used ${what}</p>`;
}

/** Who used a command that a message answers, if it answers one. */
export function usedIn({ interaction, interaction_metadata: metadata }: PageMessage): Used | undefined {
  const user = interaction?.user ?? metadata?.user;
  const type = interaction?.type ?? metadata?.type;
  const interactionId = interaction?.id ?? metadata?.id;
  if (!user || !interactionId || type !== commandInteraction) return undefined;
  const name = interaction?.name ?? nameInMetadata(metadata);
  const sign = metadata && 'target_message_id' in metadata ? '' : '/';
  return {
    who: user.global_name ?? user.username,
    interactionId,
    ...(name ? { command: `${sign}${name}` } : {}),
  };
}

/** Discord sends the command's name here too, though its description of the API does not say so. */
function nameInMetadata(metadata: PageMessage['interaction_metadata']): string | undefined {
  const name = metadata && 'name' in metadata ? metadata.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
