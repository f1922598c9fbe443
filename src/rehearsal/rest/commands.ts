import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { commandProblems, commandSetProblems, MAX_COMMANDS } from '../rules/commands.ts';
import { type Fields, fields, list, number } from '../rules/json.ts';
import { GLOBAL, makeCommand } from '../state/commands.ts';
import type { Discord } from '../state/discord.ts';
import { joinedGuild } from './access.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal, refuseProblems } from './errors.ts';

/** The application's commands, its own and each server's. Both have the same five operations. */
export function commandRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  for (const base of [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ]) {
    addRoutes(routes, discord, base);
  }
  routes.get('/applications/:application/guilds/:guild/commands/permissions', c => c.json([]));
  return routes;
}

function addRoutes(routes: Hono<ApiEnv>, discord: Discord, base: string): void {
  routes.get(base, c => {
    const full = c.req.query('with_localizations') === 'true';
    const commands = commandsIn(discord, scopeOf(discord, c));
    return c.json(full ? commands : commands.map(withoutLocalizations));
  });

  routes.put(base, c => {
    const scope = scopeOf(discord, c);
    const bodies = list(c.get('body')).map(fields);
    refuseProblems(commandSetProblems(bodies));
    const before = commandsIn(discord, scope);
    return c.json(
      replace(
        discord,
        scope,
        bodies.map(body => makeCommand(discord, scope, body, sameName(before, body))),
      ),
    );
  });

  routes.post(base, c => {
    const scope = scopeOf(discord, c);
    const body = bodyOf(c);
    refuseProblems(commandProblems(body, []));
    const before = commandsIn(discord, scope);
    const same = sameName(before, body);
    const alike = before.filter(({ type }) => type === (body.type ?? 1));
    if (!same && alike.length >= (MAX_COMMANDS[number(body.type ?? 1)] ?? 1)) throw refusal(30032);
    const made = makeCommand(discord, scope, body, same);
    replace(discord, scope, [...before.filter(command => command !== same), made]);
    return c.json(made, same ? 200 : 201);
  });

  routes.get(`${base}/:command`, c => c.json(find(discord, scopeOf(discord, c), param(c, 'command'))));

  routes.patch(`${base}/:command`, c => {
    const scope = scopeOf(discord, c);
    const before = find(discord, scope, param(c, 'command'));
    refuseProblems(commandProblems({ ...before, ...bodyOf(c) }, []));
    const made = makeCommand(discord, scope, bodyOf(c), before);
    replace(
      discord,
      scope,
      commandsIn(discord, scope).map(command => (command === before ? made : command)),
    );
    return c.json(made);
  });

  routes.delete(`${base}/:command`, c => {
    const scope = scopeOf(discord, c);
    const gone = find(discord, scope, param(c, 'command'));
    replace(
      discord,
      scope,
      commandsIn(discord, scope).filter(command => command !== gone),
    );
    return c.body(null, 204);
  });
}

/** Another application's commands are not the bot's to see; a server that it is not in is 50001 here, not 10004. */
function scopeOf(discord: Discord, c: Context<ApiEnv>): string {
  if (param(c, 'application') !== discord.application.id) throw refusal(50001);
  const guild = c.req.param('guild');
  if (guild === undefined) return GLOBAL;
  if (!discord.guilds.get(guild)?.botPresent) throw refusal(50001);
  return joinedGuild(discord, guild).id;
}

function commandsIn(discord: Discord, scope: string): APIApplicationCommand[] {
  return discord.commands.get(scope) ?? [];
}

function find(discord: Discord, scope: string, id: string): APIApplicationCommand {
  const command = commandsIn(discord, scope).find(each => each.id === id);
  if (!command) throw refusal(10063);
  return command;
}

function sameName(commands: APIApplicationCommand[], body: Fields): APIApplicationCommand | undefined {
  return commands.find(command => command.name === body.name && command.type === (body.type ?? 1));
}

function replace(
  discord: Discord,
  scope: string,
  commands: APIApplicationCommand[],
): APIApplicationCommand[] {
  discord.commands.set(scope, commands);
  discord.emit({ type: 'commands-changed' });
  return commands;
}

function withoutLocalizations(command: APIApplicationCommand): unknown {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  return rest;
}
