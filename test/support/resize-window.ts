import { nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

/** Gives the page another size, and waits until all who listen have heard of it: a late `resize` closes the next test's popup. */
export async function resizeWindow(width: number, height: number): Promise<void> {
  await setViewport({ width, height });
  for (let frame = 0; innerWidth !== width || innerHeight !== height; frame++) {
    if (frame === 200) throw new Error(`the page is ${innerWidth} × ${innerHeight}, not ${width} × ${height}`);
    await nextFrame();
  }
  await nextFrame();
  await nextFrame();
}
