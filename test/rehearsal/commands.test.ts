import { InteractionContextType, MessageFlags } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { schemaGuard } from '../support/discord-schema.ts';
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

it('creates, reads, changes and deletes commands, keeping the id of a name', async () => {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest });
  const client = await connect(rehearsal);
  const { commands } = client.application;
  const data = { name: 'ask', description: 'Asks', nameLocalizations: { de: 'frage' } };
  const made = await commands.create(data, GUILD);
  const again = await commands.create({ ...data, description: 'Asks again' }, GUILD);
  expect(again.id).toBe(made.id);
  await commands.edit(made.id, { description: 'Asks once more' }, GUILD);
  expect((await commands.fetch(made.id, { guildId: GUILD, force: true })).description).toBe('Asks once more');
  const path = `/applications/${BOT}/guilds/${GUILD}/commands` as const;
  expect(JSON.stringify(await client.rest.get(path))).not.toContain('frage');
  const full = [...(await commands.fetch({ guildId: GUILD, withLocalizations: true })).values()][0];
  expect(full?.nameLocalizations).toEqual({ de: 'frage' });
  await commands.delete(made.id, GUILD);
  expect(rehearsal.inspect.commands(GUILD)).toEqual([]);
  await expect(commands.delete(made.id, GUILD)).rejects.toMatchObject({ code: 10063 });
  expect(guard.violations).toEqual([]);
});

it('refuses a set with a problem as a whole, and says where it is', async () => {
  const rehearsal = await rehearse();
  const { commands } = (await connect(rehearsal)).application;
  const set = commands.set(
    [
      { name: 'ask', description: 'Asks' },
      { name: 'Ask it', description: 'd' },
    ],
    GUILD,
  );
  await expect(set).rejects.toMatchObject({
    code: 50035,
    rawError: { errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } } },
  });
  expect(rehearsal.inspect.commands(GUILD)).toEqual([]);
});

it('shows the application’s own commands where their contexts say', async () => {
  const rehearsal = await rehearse();
  const { commands } = (await connect(rehearsal)).application;
  await commands.set([
    { name: 'here', description: 'd', contexts: [InteractionContextType.Guild] },
    { name: 'there', description: 'd', contexts: [InteractionContextType.BotDM] },
  ]);
  const { snapshot } = await openPage(rehearsal, BO);
  expect(snapshot.commands[GUILD]?.map(({ name }) => name)).toEqual(['here']);
});
