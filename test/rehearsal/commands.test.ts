import { MessageFlags } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import {
  ANA,
  BO,
  BOT,
  connect,
  EN,
  GENERAL,
  GUILD,
  nextEvent,
  onCommand,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

it('lets the real client in, with its server, roles and channels', async () => {
  const client = await connect(await rehearse());
  const guild = client.guilds.cache.get(GUILD);
  expect(client.user.id).toBe(BOT);
  expect(guild?.name).toBe('Local 1');
  expect(guild?.channels.cache.size).toBe(4);
  expect(guild?.members.me?.roles.cache.size).toBe(2);
});

it('takes a command from registration to an ephemeral reply that only the asker sees', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const ana = await openPage(rehearsal, ANA);
  const bo = await openPage(rehearsal, BO);
  await client.application.commands.set([{ name: 'ask', description: 'Asks' }], GUILD);
  const { commands } = await ana.next('commands');
  const command = commands[GUILD]?.[0];
  expect(command?.name).toBe('ask');

  onCommand(client, async interaction => {
    await interaction.reply({ content: `Hello ${interaction.user.id}`, flags: MessageFlags.Ephemeral });
    await interaction.followUp('For all');
  });
  const { status } = await ana.post('command', {
    guildId: GUILD,
    channelId: GENERAL,
    commandId: command?.id,
    options: [],
  });
  expect(status).toBe(200);
  const reply = await ana.next('message');
  expect(reply.message).toMatchObject({ content: `Hello ${ANA}`, ephemeral: true });
  expect((await bo.next('message')).message.content).toBe('For all');
  expect(JSON.stringify(bo.events)).not.toContain('Hello');
  expect(rehearsal.inspect.messages(GENERAL).map(message => message.content)).toEqual(['For all']);
});

it('hands the locale, the member and their permissions to the bot', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const [command] = [
    ...(await client.application.commands.set([{ name: 'ask', description: 'Asks' }], GUILD)).values(),
  ];
  const heard = nextEvent(client, 'interactionCreate');
  rehearsal.act.command({
    person: ANA,
    locale: 'es-ES',
    guildId: GUILD,
    channelId: GENERAL,
    commandId: command?.id ?? '',
    options: [],
  });
  const [interaction] = await heard;
  expect(interaction).toMatchObject({ locale: 'es-ES', guildLocale: EN, guildId: GUILD, channelId: GENERAL });
  expect(interaction.memberPermissions?.has('ManageGuild')).toBe(true);
  expect(interaction.appPermissions.has('SendMessages')).toBe(true);
});
