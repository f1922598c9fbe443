import {
  type ChatInputCommandInteraction,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import { isoOf } from '../../src/announcements/instants.ts';
import { namesInLog } from '../../src/broadcasts/kind-text.ts';
import { haltAnswer, healthAnswer, logAnswer, previewAnswer } from '../../src/delivery/automation-text.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { organizerOf, requireOrganizer } from '../kit/asker.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { deferred, ephemeral } from '../kit/reply.ts';
import { subcommands } from '../kit/subcommands.ts';
import { tellDone } from '../kit/tell-done.ts';
import { needed, saidUnstopped } from '../kit/typed-option.ts';

const PREVIEW_DAYS = 10;
const LOG_ROWS = 10;
/** What is done at once, without a preview. */
const ACTS = ['pause', 'freeze', 'resume'];

const reason = {
  type: OptionType.String,
  name: 'reason',
  description: 'command.automation.reason',
  required: true,
  max_length: 200,
} as const;
const days = {
  type: OptionType.Integer,
  name: 'days',
  description: 'command.automation.days',
  min_value: 1,
  max_value: 21,
} as const;

/** `/automation`: what the bot posts by itself. For organizers; one of them is enough to stop it. */
export const automation = {
  audience: 'organizers',
  data: {
    name: 'automation',
    description: 'command.automation.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('automation', {
      preview: [days],
      pause: [reason],
      resume: [],
      freeze: [reason],
      log: [],
      health: [],
    }),
  },

  async execute(interaction, context) {
    requireOrganizer(interaction, context.view.strike);
    if (!ACTS.includes(interaction.options.getSubcommand())) {
      await interaction.reply(ephemeral(await answer(interaction, context)));
      return;
    }
    await acknowledgeAlone(interaction);
    await tellDone(interaction, context, deferred(await answer(interaction, context)));
  },
} satisfies Command;

async function answer(interaction: ChatInputCommandInteraction, context: StrikeContext): Promise<string> {
  const { view, clock, automation: running, broadcasting } = context;
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  const now = clock.now();
  switch (interaction.options.getSubcommand()) {
    case 'pause':
      return stop(interaction, context, 'paused');
    case 'freeze':
      return stop(interaction, context, 'frozen');
    case 'resume':
      return text.t(
        (await running.resume(guild, organizerOf(interaction, context)))
          ? 'automation.resumed'
          : 'automation.notHalted',
      );
    case 'log':
      return logAnswer(text, view, await running.latest(guild, LOG_ROWS), now, {
        most: LOG_ROWS,
        nameOf: namesInLog(text, id => broadcasting.find(guild, id)),
      });
    case 'health':
      return healthAnswer(text, view, await running.health(guild), now);
    default:
      return previewAnswer(text, view, now, interaction.options.getInteger(days.name) ?? PREVIEW_DAYS, {
        halt: running.haltOf(guild),
        deliveries: await running.deliveries(guild),
      });
  }
}

async function stop(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  mode: Halt['mode'],
): Promise<string> {
  const { view, clock, automation: running, text } = context;
  const halt: Halt = {
    mode,
    reason: needed(saidUnstopped(interaction, reason.name), reason.name),
    at: isoOf(clock.now()),
  };
  await running.halt(view.strike.guild, halt, organizerOf(interaction, context));
  return haltAnswer(text(interaction.locale), halt);
}
