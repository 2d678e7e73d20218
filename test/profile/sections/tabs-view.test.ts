import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { render } from 'lit';
import { tabsView } from '../../../src/profile/sections/tabs-view.js';

const tabs = ['one', 'two', 'three'].map((id) => ({ id, label: id.toUpperCase() }));

async function theTabs(dir: 'ltr' | 'rtl' = 'ltr') {
  const element = await fixture<HTMLElement>(html`<div dir=${dir}></div>`);
  let selected = 'one';
  const draw = (): unknown =>
    render(
      tabsView({
        label: 'About this user',
        tabs,
        selected,
        select: (id) => {
          selected = id;
          draw();
        },
      }),
      element,
    );
  draw();
  const all = [...element.querySelectorAll<HTMLElement>('[role=tab]')];
  all[0].focus();
  const press = async (...keys: string[]): Promise<string> => {
    for (const key of keys) await sendKeys({ press: key });
    return document.activeElement!.textContent.trim();
  };
  return { element, all, press, selected: () => selected };
}

describe('tabsView', () => {
  it('moves and shows with the arrows, around the ends, and jumps with Home and End (WAI-ARIA)', async () => {
    const { press, selected } = await theTabs();
    expect(await press('ArrowRight')).to.equal('TWO');
    expect(selected()).to.equal('two');
    expect(await press('ArrowLeft', 'ArrowLeft')).to.equal('THREE');
    expect(await press('ArrowRight')).to.equal('ONE');
    expect(await press('End')).to.equal('THREE');
    expect(await press('Home')).to.equal('ONE');
    expect(await press('x')).to.equal('ONE');
  });

  it('mirrors the arrows from right to left (A22)', async () => {
    const { press } = await theTabs('rtl');
    expect(await press('ArrowLeft')).to.equal('TWO');
    expect(await press('ArrowRight')).to.equal('ONE');
  });

  it('is one stop for Tab: the tab that is shown', async () => {
    const { all, press } = await theTabs();
    await press('ArrowRight');
    expect(all.map((tab) => tab.tabIndex)).to.deep.equal([-1, 0, -1]);
  });

  it('shows what is pressed, and is accessible', async () => {
    const { all, selected, element } = await theTabs();
    all[2].click();
    expect(selected()).to.equal('three');
    await expect(element).to.be.accessible({ ignoredRules: ['aria-valid-attr-value'] });
  });
});
