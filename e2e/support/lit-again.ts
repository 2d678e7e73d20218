import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

/** A second copy of Lit, as another component of the host would bring it: one file that registers `<second-lit>`. */
export async function litAgain(): Promise<string> {
  const entry = join(import.meta.dirname, 'second-lit.ts');
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'second-lit' } },
  })) as Rolldown.RolldownOutput[];
  return bundle.output[0].code;
}
