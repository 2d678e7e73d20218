import type { Department } from '../../../domain/user.js';

/** Each line is a place in the sample company; two blanks are one level down. */
const tree = `
My Company
  Executive Office
  Product Development
    Web Platform
      Design System
      Front End
      Accessibility
    Mobile Applications
      Android
      iOS
    Quality Assurance
  Customer Success
    Onboarding
    Support
      Europe, Middle East and Africa
      Americas
      Asia-Pacific
  Sales
    Partnerships
    Field Sales
  Marketing
    Brand and Communication
  Finance
    Accounting
    Procurement
  People and Culture
    Learning and Development
    Recruiting
`;

/** The departments of the sample company: the company itself, and three levels below it. */
export const sampleDepartments: readonly Department[] = readTree();

function readTree(): Department[] {
  const above: string[] = [];
  return tree
    .trim()
    .split('\n')
    .map((line, index) => {
      const name = line.trim();
      const depth = (line.length - line.trimStart().length) / 2;
      above.length = depth;
      const department = { id: `d-${index + 1}`, name, path: [...above] };
      above.push(name);
      return department;
    });
}
