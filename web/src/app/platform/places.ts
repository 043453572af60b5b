/** Every address of the page. */
export const places = {
  home: '/', signIn: '/sign-in', setUp: '/set-up', account: '/account', courses: '/courses', signOffs: '/sign-offs', team: '/team', matrix: '/matrix', profiles: '/profiles', importSheet: '/sheets/import',
  skills: (personId: string) => `/people/${personId}/skills`,
  why: (personId: string, competencyId: string) => `/people/${personId}/skills/${competencyId}`,
  course: (courseId: string) => `/courses/${courseId}`,
  unit: (courseId: string, unitId: string) => `/courses/${courseId}/units/${unitId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,
  result: (attemptId: string) => `/attempts/${attemptId}/result`,
  signOff: (requestId: string) => `/sign-offs/${requestId}`,
  profile: (profileId: string) => `/profiles/${profileId}`,
} as const;
