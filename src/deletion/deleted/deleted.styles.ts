import { css } from 'lit';

/** The looks of the page of deleted users. */
export const deletedStyles = css`
  .deleted {
    display: grid;
    gap: calc(var(--_space) * 3);
    container-type: inline-size;
    max-inline-size: 72rem;
    padding-block: calc(var(--_space) * 2);
  }
  .deleted :is(input, button, h2) {
    /* what gets focus is not under a notice */
    scroll-margin-block-start: calc(var(--_control-height) * 2.5);
  }
  .deleted-header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .deleted-header > h2 {
    margin: 0;
    font-size: 1.429em;
    font-weight: 600;
    line-height: 1.25;
  }
  .deleted-rule,
  .deleted-loading {
    margin: 0;
    max-inline-size: 44rem;
    color: var(--_muted);
  }
  .deleted-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    padding-inline: calc(var(--_space) * 2 + 1px);
  }
  .deleted-all > .check {
    margin-inline: 4px var(--_space);
  }
  .deleted-all {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control-height);
    cursor: pointer;
  }
  .deleted-list {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    grid-template-columns: auto minmax(0, 2fr) minmax(0, 3fr) auto;
    column-gap: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .deleted-user {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    row-gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
  }
  .deleted-user + .deleted-user {
    border-block-start: 1px solid var(--_border);
  }
  .deleted-user:hover {
    background: var(--_hover);
  }
  .deleted-user:has(.check:checked) {
    background: var(--_accent-soft);
  }
  .deleted-pick {
    display: grid;
    place-items: center;
    min-inline-size: 32px;
    min-block-size: 32px;
    cursor: pointer;
  }
  .deleted-pick > [aria-disabled] {
    cursor: default;
    opacity: 0.45;
  }
  .deleted-who,
  .deleted-facts {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .deleted-name,
  .deleted-identifier {
    /* a name of another direction keeps to itself */
    unicode-bidi: isolate;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .deleted-identifiers {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 3);
  }
  .deleted-identifier {
    /* an address is read in its own direction, and stands where the others do */
    unicode-bidi: plaintext;
    text-align: match-parent;
  }
  .deleted-name {
    font-weight: 550;
  }
  .deleted-identifiers,
  .deleted-facts {
    color: var(--_muted);
    font-size: 0.929em;
  }
  .deleted-until {
    color: var(--_text);
  }
  .deleted-why {
    display: flex;
    align-items: start;
    gap: var(--_space);
    color: var(--_warning);
  }
  .deleted-why > .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 0.15em;
  }
  .deleted-pager {
    justify-content: flex-end;
  }
  .deleted-user > .explained {
    justify-self: end;
  }
  @container (width < 40rem) {
    .deleted-list {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .deleted-user > .explained {
      justify-self: start;
    }
    .deleted-user {
      align-items: start;
      padding: calc(var(--_space) * 3) calc(var(--_space) * 2);
    }
    .deleted-user > :nth-child(n + 3) {
      grid-column: 2;
    }
    .deleted-bar > .explained,
    .deleted-bar .button {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .deleted-user:has(.check:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .deleted-pick > [aria-disabled] {
      opacity: 1;
    }
  }
`;
