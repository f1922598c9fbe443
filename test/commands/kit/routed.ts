import type { Interaction } from 'discord.js';
import type { Command } from '../../../commands/kit/command.ts';
import { definitionsOf } from '../../../commands/kit/definitions.ts';
import { createRouter } from '../../../commands/kit/router.ts';
import { registerCommands } from '../../../src/discord/gateway/registration.ts';
import type { InspectedMessage } from '../../../src/rehearsal/inspect.ts';
import type { TypedOption } from '../../../src/rehearsal/protocol.ts';
import type { Strikes } from '../../../src/strike/view.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { type Connected, connect, keptLog, simulatedDiscord } from '../../discord/connected.ts';
import { idleAnswers, noRequests } from '../../support/answers.ts';
import { idleAudit } from '../../support/audit.ts';
import { idleAutomation } from '../../support/automation.ts';
import { idleBroadcasting } from '../../support/broadcasting.ts';
import { idleOrganizing } from '../../support/organizing.ts';
import { strikesFrom } from '../../support/static-strikes.ts';
import { idleVerifier } from '../../support/verifier.ts';

export const MEMBER = '1310000000000000501';
export const CAPTAIN = '1310000000000000502';
export const ORGANIZER = '1310000000000000503';

/** The bot's client with a router over a registry of the test's own. */
export interface Routed extends Connected {
  lines: Record<string, unknown>[];
  /** Does something that makes an interaction; resolves when the router is done with it, to what the member has. */
  after(act: () => unknown): Promise<InspectedMessage[]>;
  /** Sends a slash command: "picket today". */
  ask(command: string, options?: TypedOption[], person?: string): Promise<InspectedMessage | undefined>;
  /** Picks the one command in the menu of a message, which is in the announcements' channel. */
  pick(messageId: string, person?: string): Promise<InspectedMessage | undefined>;
  /** Types into the option that is `focused`; gives the choices' names. */
  type(command: string, options: TypedOption[], person?: string): Promise<string[]>;
}

export async function routed(
  commands: readonly Command[],
  { strikes }: { strikes?: Strikes } = {},
): Promise<Routed> {
  const stage = await connect(await simulatedDiscord());
  const { client, discord, clock, strike } = stage;
  const { log, lines } = keptLog();
  const text = createTranslator();
  const context = {
    strikes: strikes ?? strikesFrom([strike]),
    clock,
    text,
    automation: idleAutomation,
    organizing: idleOrganizing,
    audit: idleAudit,
    broadcasting: idleBroadcasting,
    verifier: idleVerifier,
    answers: idleAnswers,
    requests: noRequests,
    wait: async () => {},
    commands,
  };
  const route = createRouter(context, log);
  let settled = Promise.withResolvers<void>();
  client.on('interactionCreate', (interaction: Interaction) => {
    route(interaction).then(settled.resolve, settled.reject);
  });
  await registerCommands(client, strike.guild, definitionsOf(commands, text));

  const after: Routed['after'] = async act => {
    settled = Promise.withResolvers();
    act();
    await settled.promise;
    return discord.inspect.ephemerals(MEMBER);
  };
  const request = (command: string, options: TypedOption[], person: string) => {
    const [name, subcommand] = command.split(' ');
    const found = discord.inspect.commands(strike.guild).find(each => each.name === name);
    return {
      person,
      locale: 'en-US',
      guildId: strike.guild,
      channelId: strike.channels.announcements,
      commandId: found?.id ?? '',
      options: subcommand === undefined ? options : [{ name: subcommand, type: 1, options }],
    };
  };
  return {
    ...stage,
    lines,
    after,
    ask: async (command, options = [], person = MEMBER) => {
      await after(() => discord.act.command(request(command, options, person)));
      return discord.inspect.ephemerals(person).at(-1);
    },
    pick: async (messageId, person = MEMBER) => {
      const found = discord.inspect.commands(strike.guild).find(({ type }) => type === 3);
      const channelId = strike.channels.announcements;
      const commandId = found?.id ?? '';
      await after(() => discord.act.menu({ person, locale: 'en-US', channelId, messageId, commandId }));
      return discord.inspect.ephemerals(person).at(-1);
    },
    type: async (command, options, person = MEMBER) => {
      const { choices } = await discord.act.autocomplete(request(command, options, person));
      return choices.map(({ name }) => name);
    },
  };
}
