/** How many times larger than in every run a property or a simulation is: `npm run bench -- properties` and `-- settlement` set it. */
export const LARGER_BY = Number(process.env['LARGER_BY'] ?? 1);
