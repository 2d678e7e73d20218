import { css } from 'lit';

/** Looks of an import. Goes with those of a question. */
export const importStyles = css`
  /* a file has columns, and a dry run two values for each */
  .question:has(.import) {
    inline-size: min(56rem, 100% - var(--_space) * 8);
  }
  .import,
  .import-field,
  .import-group,
  .import-options {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }
  .import-field {
    gap: calc(var(--_space) * 1.5);
    align-content: start;
  }
  .import :is(h3, legend, .import-heading) {
    margin: 0;
    padding: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .import-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .import-further {
    margin-inline-start: calc(var(--_space) * -3);
  }
  .import-buttons .quiet {
    color: var(--_accent);
  }
  .import-columns {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .import-column {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 18rem);
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 4);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }
  .import-columns-head {
    padding-block: calc(var(--_space) * 1.5);
    font-size: 0.929em;
    font-weight: 600;
    color: var(--_muted);
  }
  .import-columns li {
    border-block-start: 1px solid var(--_border);
    content-visibility: auto;
    contain-intrinsic-size: auto 58px;
  }
  .import-column .select {
    inline-size: 100%;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .import-unused {
    color: var(--_muted);
  }
  .import-beside {
    display: flex;
    gap: var(--_space);
    align-items: start;
    margin-block-start: var(--_space);
    font-size: 0.8125rem;
  }
  .import-samples {
    font-size: 0.929em;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .import-options {
    grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
    gap: calc(var(--_space) * 3) calc(var(--_space) * 6);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .import .import-options legend {
    margin-block-end: calc(var(--_space) * 2);
  }
  .import-option {
    display: flex;
    align-items: start;
    gap: calc(var(--_space) * 2);
  }
  .import-option .check {
    margin-inline-start: -4px;
    margin-block-start: -2px;
  }
  .import-sum {
    font-size: 1.071em;
    font-weight: 600;
    outline-offset: 4px;
    font-variant-numeric: tabular-nums;
  }
  .import-progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }
  .import-counts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    font-variant-numeric: tabular-nums;
  }
  .import-countdown {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .import-group {
    gap: calc(var(--_space) * 1.5);
  }
  .import-group h3 {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  .import-group h3 .icon {
    color: var(--_muted);
  }
  .import :is(.import-wrong, .import-warned) {
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .import :is(.import-wrong, .import-warned, .import-end-unknown, .import-end-failed) h3 .icon {
    color: var(--_warning);
  }
  .import :is(.import-right, .import-end-created, .import-end-changed) h3 .icon {
    color: var(--_success);
  }
  .import .question-people ul[tabindex] {
    max-block-size: min(26rem, 60vh);
  }
  .import .question-people li {
    padding-block: calc(var(--_space) * 1.5);
  }
  .import-row-number {
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 0.929em;
    font-variant-numeric: tabular-nums;
  }
  .import .question-people .import-changes {
    flex: 1 0 100%;
    margin: 0;
    border: 0;
    border-radius: 0;
    background: none;
    font-size: 0.929em;
  }
  .import .question-people .import-changes li {
    display: block;
    padding: 1px 0;
    border: 0;
    content-visibility: visible;
  }
  .import .question-people .import-given {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 4);
  }
  .import-label {
    color: var(--_muted);
  }
  .import-changes del {
    color: var(--_muted);
    text-decoration-thickness: 1px;
  }
  .import-changes del:has(em) {
    text-decoration: none;
  }
  .import-changes ins {
    font-weight: 600;
    text-decoration: none;
  }
  .import-cells {
    flex: 1 0 100%;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    padding-block: var(--_space);
  }
  .import-cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--_space) * 0.5);
    max-inline-size: 24rem;
  }
  .import-cell label {
    font-size: 0.929em;
    font-weight: 500;
  }
  .import-cell :is(.input, .select) {
    inline-size: 100%;
    min-inline-size: 0;
  }
  .import-problem {
    flex: 1 0 100%;
    font-size: 0.929em;
    color: var(--_danger);
  }
  .import-partly {
    font-weight: 600;
  }
  @media (max-width: 40rem) {
    .question:has(.import) {
      inline-size: calc(100% - var(--_space) * 4);
    }
    .import-column {
      grid-template-columns: minmax(0, 1fr);
    }
    .import-columns-head {
      display: none;
    }
    .import-columns li:first-child {
      border-block-start: 0;
    }
    .import-buttons .button {
      max-inline-size: 100%;
    }
    /* most names and addresses leave no room beside them: then it begins a line, and does not stand alone at the end of one */
    .import-row-number {
      margin-inline-start: 0;
    }
  }
  /* where there is little height only the dialog scrolls */
  @media (max-height: 30rem) {
    .import .question-people ul[tabindex] {
      max-block-size: none;
    }
  }
`;
