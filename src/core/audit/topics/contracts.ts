import { wordsIn } from '../../base/wordsIn.ts';
import { type Finding, has, lacks, partly } from '../auditFacts.ts';
import type { ProjectCommands } from '../commands/projectCommands.ts';
import { nameOf } from '../reading/paths.ts';

/** What notices that two sides of an interface do not fit any more, by package. */
const packages = wordsIn(`@pact-foundation/pact pact-python pact_consumer pact schemathesis dredd jest-openapi
    chai-openapi-response-validator openapi-response-validator @graphql-inspector/cli @microsoft/api-extractor
    committee committee-rails rswag rspec-openapi spectator spring-cloud-starter-contract-verifier
    spring-cloud-contract-maven-plugin japicmp-maven-plugin revapi-maven-plugin swagger-request-validator
    hotmeteor/spectator league/openapi-psr7-validator roave/backward-compatibility-check openapi-core
    express-openapi-validator microsoft.codeanalysis.publicapianalyzers tavern pactnet @arethetypeswrong/cli
    publint`);

const programs =
  wordsIn(`schemathesis dredd pact oasdiff openapi-diff graphql-inspector api-extractor cargo-semver-checks buf
    cargo-semver-checks-action buf-action buf-setup-action japicmp revapi apidiff attw publint specmatic optic
    roave-backward-compatibility-check`);

const descriptions = /^(?:openapi|swagger|asyncapi)[\w.-]{0,40}\.(?:ya?ml|json)$|\.(?:proto|graphqls?)$/;

/** The description is there, and nothing holds the program against it. */
const described = 0.4;

/** @param description file that describes the interface; undefined: there is none */
export function contractsFinding(
  description: string | undefined,
  asked: ReadonlyMap<string, string>,
  commands: ProjectCommands,
): Finding {
  const name = packages.find((each) => asked.has(each));
  const run = commands.fileRunning(programs);
  if (run !== undefined || name !== undefined) {
    return has(name ?? 'interfaces compared', [run ?? asked.get(name ?? '')]);
  }
  return description === undefined
    ? lacks('no contract of the interface')
    : partly(described, 'a description of the interface', 'nothing holds the program against it', [description]);
}

export function isDescription(path: string): boolean {
  return /\.(?:ya?ml|json|proto|graphqls?)$/.test(path) && descriptions.test(nameOf(path));
}
