/** Given names of the sample people. */
export const givenNames = [
  'Amara', 'Benedikt', 'Chiara', 'Dimitri', 'Esther', 'Farid', 'Greta', 'Hiroshi', 'Ingrid', 'Javier', 'Katarzyna', 'Liam',
  'Maëlle', 'Nadia', 'Oluwaseun', 'Priya', 'Quentin', 'Rosa', 'Søren', 'Tamar', 'Ugo', 'Vera', 'Wanjiru', 'Ximena', 'Yusuf',
  'Zoë', 'Ágnes', 'Björn', 'Carmen', 'Darius', 'Elif', 'Fionn', 'Giulia', 'Håkon', 'Ilse', 'Jürgen', 'Kenji', 'Leila',
  'Mateus', 'Noor', 'Oskar', 'Paloma', 'Rafael', 'Sakura', 'Tomás', 'Ursula', 'Viktor', 'Weronika', 'Xavier', 'Yara',
]; // prettier-ignore

/** Family names of the sample people. */
export const familyNames = [
  'Adeyemi', 'Bauer', 'Castillo', 'Demir', 'Eriksen', 'Fontaine', 'Grünwald', 'Haddad', 'Ivanova', 'Jensen', 'Kowalski',
  'Lindqvist', 'Moreau', 'Nakamura', 'O’Brien', 'Petrov', 'Quispe', 'Rossi', 'Sørensen', 'Tanaka', 'Ünal', 'Vasquez', 'Weber',
  'Xu', 'Yamamoto', 'Zieliński', 'Almeida', 'Bianchi', 'Choi', 'Dubois', 'El-Sayed', 'Ferreira', 'García', 'Horváth',
  'Iqbal', 'Janssen', 'Kaya', 'López', 'Mbeki', 'Novák', 'Okafor', 'Papadopoulos', 'Rahman', 'Silva', 'Thorne', 'van Dijk',
  'Wójcik', 'Yılmaz', 'Zhang', 'Åkerlund', 'Abernathy-Cholmondeley',
]; // prettier-ignore

/** What the sample people do. */
export const jobTitles = [
  'Accountant', 'Account Manager', 'Analyst', 'Assistant', 'Buyer', 'Consultant', 'Coordinator', 'Designer', 'Engineer',
  'Lawyer', 'Planner', 'Recruiter', 'Researcher', 'Specialist', 'Support Agent', 'Team Lead', 'Technician', 'Trainer',
]; // prettier-ignore

/** What some of the sample people look after. */
export const courseTitles = [
  'First Aid at Work', 'Data Protection Basics', 'Giving Feedback', 'Fire Safety', 'Negotiation', 'Writing Clearly',
  'Spreadsheets for Beginners', 'Running a Meeting', 'Accessible Documents', 'Project Management', 'Safe Passwords',
  'Your First 100 Days',
]; // prettier-ignore

/** The departments of the sample company: the name, and the names of those under it. */
export const departmentNames: readonly (readonly [string, readonly string[]])[] = [
  ['Product Development', ['Design', 'Engineering', 'Quality Assurance']],
  ['Sales', ['Europe', 'Americas', 'Asia and Pacific']],
  ['Customer Care', ['Onboarding', 'Support']],
  ['People', ['Learning', 'Recruiting']],
  ['Finance', ['Accounting', 'Purchasing']],
  ['Operations', ['Facilities', 'Logistics']],
];
