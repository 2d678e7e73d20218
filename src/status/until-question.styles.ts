import { css } from 'lit';

/** Looks of the question for a day. Goes with those of a question. */
export const untilQuestionStyles = css`
  .until-field {
    display: grid;
    justify-items: start;
    gap: var(--_space);
  }
  .until-field label {
    font-weight: 500;
  }
  .until-field .input {
    inline-size: 12rem;
    max-inline-size: 100%;
  }
  .until-field .until-when {
    min-block-size: 1.45em;
    margin-block-start: var(--_space);
    font-weight: 500;
  }
  .until-when.wrong {
    color: var(--_danger);
  }
  .until-aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .until-aside p {
    flex: 1 1 14rem;
  }
  .until-aside .button {
    max-inline-size: 100%;
    padding-block: calc(var(--_space) * 1.5);
  }
`;
