const first = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Radia', 'Donald', 'Margaret', 'Ken', 'Frances'];
const last = [
  'Lovelace',
  'Hopper',
  'Turing',
  'Dijkstra',
  'Liskov',
  'Perlman',
  'Knuth',
  'Hamilton',
  'Thompson',
  'Allen',
];
const departments = ['Product Development', 'Sales', 'Support', 'Human Resources', 'Finance'];

/** `count` people, always the same; another `series` is other people. */
export function people(count, series = 'a') {
  return Array.from({ length: count }, (_, index) => {
    const firstName = first[index % 10];
    const lastName = `${last[Math.floor(index / 10) % 10]} ${String(index).padStart(4, '0')}`;
    const name = departments[index % departments.length];
    return {
      id: `${series}-${index}`,
      login: `${firstName}.${series}${index}`.toLowerCase(),
      firstName,
      lastName,
      email: `${series}${index}@example.com`,
      department: { id: `d-${index % departments.length}`, name, path: ['My Company', 'Head Office'] },
      status: 'active',
      owner: false,
      version: '1',
    };
  });
}
