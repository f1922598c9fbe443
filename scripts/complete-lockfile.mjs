/**
 * Adds to package-lock.json the builds for other platforms that npm left out, and the integrity hash of every package
 * that has none.
 *
 * npm leaves such optional packages out of the lockfile when it cannot see them, and `npm ci` then refuses the lockfile
 * everywhere. Their versions stand in the packages that ask for them; system and processor are in their names, so
 * that npm passes over them where they do not fit. Without a hash, `npm ci` takes whatever it is given: the hashes are
 * asked of the registry. Run it after every change of the dependencies.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const [place, asking] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(asking.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version, asking.dev === true);
    added.push(name);
  }
}

let hashed = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '' || entry.link === true || entry.integrity !== undefined) continue;
  // In the order in which npm itself writes them.
  const { version, ...rest } = entry;
  lock.packages[place] = { version, integrity: integrityOf(place, version), ...rest };
  hashed += 1;
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length + hashed === 0
    ? 'The lockfile is complete.'
    : `Added ${added.length} packages of other platforms, and ${hashed} integrity hashes.`,
);

/** What the registry says of this very version; throws where it does not know it. */
function integrityOf(place, version) {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const integrity = execFileSync('npm', ['view', `${name}@${version}`, 'dist.integrity'], {
    encoding: 'utf8',
  }).trim();
  if (!integrity.startsWith('sha512-'))
    throw new Error(`${name}@${version}: the registry gave no integrity hash`);
  return integrity;
}

/** As npm resolves: beside the one that asks, or in any folder above it. */
function isLocked(place, name) {
  const folders = place.split('/node_modules/');
  return (
    folders.some((_, depth) => {
      const above = folders.slice(0, folders.length - depth).join('/node_modules/');
      return (
        lock.packages[above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`] !== undefined
      );
    }) || lock.packages[`node_modules/${name}`] !== undefined
  );
}

function entryFor(name, version, isDevelopment) {
  const words = name.replace(/^@/, '').split(/[/-]/);
  const os = words.filter(word => SYSTEMS.includes(word));
  const cpu = words.filter(word => PROCESSORS.includes(word));
  if (os.length + cpu.length === 0) throw new Error(`${name}: no platform in its name; add it by hand`);
  return {
    version,
    cpu: cpu.length > 0 ? cpu : undefined,
    ...(isDevelopment && { dev: true }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    optional: true,
    os: os.length > 0 ? os : undefined,
  };
}
