export { readCase, testOfCase } from '../../../packages/ocpp/test/field-cases.ts';
