import { css } from 'lit';

/** Looks of what the confirm dialog says: names first, then boxes and lines of one rhythm; danger said once. */
export const contentStyles = css`
  .content {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: max-content;
    gap: calc(var(--_space) * 4);
    padding-block: 2px calc(var(--_space) * 5);
  }
  .badge,
  .eyebrow,
  .fate,
  .identifier,
  .count,
  .note,
  .muted-text,
  .instead p,
  :is(.consequences, .sum, .restore) .icon {
    color: var(--_muted);
  }
  .badge.danger,
  .fate.lost,
  .mass,
  .missing,
  .consequences .lost .icon,
  :is(.failed, .unknown) h3 .icon {
    color: var(--_danger);
  }
  .badge.danger,
  .mass {
    background: var(--_danger-soft);
  }
  .consequences .kept .icon,
  .done h3 .icon {
    color: var(--_success);
  }
  .name,
  .identifier,
  .expected {
    display: inline-block;
    max-inline-size: 100%;
  }
  .sum,
  .people .name,
  h3 {
    font-weight: 600;
  }
  .people,
  .skipped,
  .instead,
  .mass {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .people,
  .instead {
    background: var(--_surface);
  }
  .skipped,
  .instead,
  .mass {
    padding: calc(var(--_space) * 3);
  }
  .skipped,
  .reason,
  .group,
  .consequences,
  .mass,
  .typed,
  .running {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }
  .sum,
  .restore,
  .missing,
  .mass :is(p, label),
  .consequences li,
  .find,
  h3 {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  ul:empty {
    display: none;
  }
  .people.all {
    max-block-size: 16rem;
    overflow: hidden auto;
  }
  .people li {
    padding: var(--_space) calc(var(--_space) * 3);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    content-visibility: auto;
    contain-intrinsic-size: auto 30px;
  }
  .people li + li {
    border-block-start: 1px solid var(--_border);
  }
  .note {
    flex-basis: 100%;
  }
  .more {
    margin-block-start: var(--_space);
    color: var(--_accent);
  }
  .find {
    flex-wrap: wrap;
    align-items: center;
    margin-block-end: calc(var(--_space) * 2);
  }
  .find .input {
    flex: 1 1 12rem;
  }
  .skipped {
    border-inline-start: 3px solid var(--_warning);
    background: var(--_warning-soft);
    gap: calc(var(--_space) * 3);
  }
  .instead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .instead > div {
    flex: 1 1 14rem;
  }
  .mass {
    border-color: transparent;
  }
  .mass label {
    align-items: center;
    color: var(--_text);
  }
  .unseen {
    flex: 1 0 100%;
  }
  .expected {
    user-select: all;
  }
  #reason {
    padding-block: calc(var(--_space) * 1.5);
    resize: vertical;
  }
  h3 {
    font-size: 1em;
  }
  .pause {
    display: flex;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .pause > .icon {
    flex: none;
    color: var(--_warning);
  }
  .countdown {
    display: inline-block;
    font-weight: 600;
  }
  .running {
    min-block-size: 5rem;
    align-content: start;
    font-variant-numeric: tabular-nums;
  }
  @media (max-height: 36rem) {
    .content,
    .people.all {
      max-block-size: none;
      overflow: visible;
    }
  }
`;
