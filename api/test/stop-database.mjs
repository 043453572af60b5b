export default async function stop() {
  globalThis.palierTestServer?.stop();
}
