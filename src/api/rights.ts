// The rights of a person.
import type { ErasureCertificate, SignedCertificate } from "../core/domain/rights/erasure-certificate.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementRights(
	{ rights: procedures }: Procedures,
	{ rights: { consents, erasure, certificates, retention, personFile } }: Pick<Services, "rights">,
) {
	const idOf = ({ employeeId }: { readonly employeeId: string }) => readEmployeeId(employeeId, "employeeId");
	return {
		consents: procedures.consents.handler(({ input }) => consents.overview(idOf(input))),
		withdraw: procedures.withdraw.handler(({ input, context }) => consents.withdraw(idOf(input), actorOf(context))),
		renew: procedures.renew.handler(async ({ input, context }) => {
			const { version, language } = input.consent;
			await consents.renew(idOf(input), { version, language }, actorOf(context));
			return {};
		}),
		survey: procedures.survey.handler(({ input }) => ({ ...erasure.survey(idOf(input)) })),
		erase: procedures.erase.handler(async ({ input, context }) => {
			const wanted = { scope: input.scope, cause: "administrator" } as const;
			const { erasureId, certificate, opening } = await erasure.erase(idOf(input), wanted, actorOf(context));
			return { erasureId, certificate: withContent(certificate), opening };
		}),
		certificates: procedures.certificates.handler(() => certificates.list()),
		certificate: procedures.certificate.handler(({ input }) => withContent(certificates.read(input.erasureId))),
		compact: procedures.compact.handler(() => erasure.compact()),
		exportPerson: procedures.exportPerson.handler(({ input, context }) => {
			const { format, withNumbers } = input;
			const { text, fileName, mediaType } = personFile(idOf(input), { format, withNumbers }, actorOf(context));
			return new File([text], fileName, { type: mediaType });
		}),
		overview: procedures.overview.handler(() => ({
			rules: retention.rules(),
			runs: retention.runs(),
			compaction: erasure.compaction(),
		})),
		preview: procedures.preview.handler(({ input }) => retention.preview(input.rules)),
		saveRules: procedures.saveRules.handler(({ input, context }) => {
			retention.saveRules(input, actorOf(context));
			return {};
		}),
		runRules: procedures.runRules.handler(async ({ context }) => ({
			people: await retention.runDue(actorOf(context)),
		})),
		attention: procedures.attention.handler(() => ({
			withdrawn: consents.pending(),
			erasesWithdrawn: retention.rules().erasesWithdrawn,
			flaggedUnseen: retention.flaggedUnseen().size,
		})),
	};
}

/** The host signed the text itself; the contract checks what it says on the way out. */
function withContent(signed: SignedCertificate) {
	return { ...signed, content: JSON.parse(signed.document) as ErasureCertificate };
}
