/** Every address of the page. */
export const places = {
  home: '/', signIn: '/sign-in', setUp: '/set-up', account: '/account', join: '/join', people: '/people', importPeople: '/people/import', addPerson: '/people/new', allTeams: '/teams', scopes: '/scopes', coverage: '/coverage', courses: '/courses', signOffs: '/sign-offs', team: '/team', assignments: '/assignments', assign: '/assignments/new', help: '/help', journeys: '/journeys', journeyTemplate: '/journeys/template', matrix: '/matrix', profiles: '/profiles', newProfile: '/profiles/new', importSheet: '/sheets/import', notice: '/notice',
  oneTeam: (teamId: string) => `/teams/${teamId}`,
  person: (personId: string) => `/people/${personId}`,
  skills: (personId: string) => `/people/${personId}/skills`,
  why: (personId: string, competencyId: string) => `/people/${personId}/skills/${competencyId}`,
  observe: (personId: string) => `/people/${personId}/observe`,
  selfAssessment: (personId: string) => `/people/${personId}/self-assessment`,
  course: (courseId: string) => `/courses/${courseId}`,
  unit: (courseId: string, unitId: string) => `/courses/${courseId}/units/${unitId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,
  result: (attemptId: string) => `/attempts/${attemptId}/result`,
  journey: (personId: string) => `/people/${personId}/journey`,
  teamJourneyTemplate: (teamId: string) => `/journeys/template/${teamId}`,
  exchange: (helpId: string) => `/help/${helpId}`,
  signOff: (requestId: string) => `/sign-offs/${requestId}`,
  profile: (profileId: string) => `/profiles/${profileId}`,
} as const;
