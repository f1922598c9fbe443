// Plain JavaScript, so that an old Node can read it and say what is wrong. Runs before the TypeScript is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `Picketline needs Node.js 22.19 or newer and this is ${process.versions.node}: run it with "npm start" after "npm ci", which brings its own, or install a newer Node.js.`,
  );
  process.exit(78);
}
