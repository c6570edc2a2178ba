// Bundles the explorer into ../built: one script, one style, and the licences of what is in the script.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const built = new URL("../built/", here);
const target = ["chrome103", "edge103", "firefox113", "safari16.4"]; // those with DecompressionStream

await mkdir(built, { recursive: true });
const shared = { bundle: true, minify: true, target, legalComments: "none", charset: "utf8", absWorkingDir: here.pathname.replace(/^\/([A-Za-z]:)/, "$1") };
const made = await build({ ...shared, entryPoints: ["src/main.js"], format: "iife", write: false, metafile: true });
const style = await build({ ...shared, entryPoints: ["src/explorer.css"], write: false });

// No text of the script may end the element that it stands in.
const script = made.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const packages = new Set(Object.keys(made.metafile.inputs).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
const licences = [];
for (const name of [...packages].sort()) {
  const folder = new URL(`node_modules/${name}/`, here);
  const { version } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  licences.push(`${name} ${version}\n\n${await licenceOf(folder, name)}`);
}
await writeFile(new URL("explorer.js", built), script);
await writeFile(new URL("explorer.css", built), style.outputFiles[0].text.replaceAll("</style", "<\\/style"));
await writeFile(new URL("LICENSES.txt", built), licences.join(`\n${"-".repeat(72)}\n\n`));

async function licenceOf(folder, name) {
  for (const file of ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"]) {
    try {
      return await readFile(new URL(file, folder), "utf8");
    } catch {
      // The next spelling.
    }
  }
  throw new Error(`${name} brings no licence; a page may not hold it`);
}
