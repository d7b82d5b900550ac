// Who may call what, written down once more on purpose: a change of the table in `src/api` must be meant.
const screen = ["kiosk", "supervisor", "administrator"];
const screenAndAuditor = [...screen, "auditor"];
const staff = ["supervisor", "administrator"];
const everybody = [
	"anonymous",
	...screenAndAuditor,
	"key:none",
	"key:recognise",
	"key:register",
	"key:punch",
	"key:read",
	"key:admin",
];

export const allowedCallers: Readonly<Record<string, readonly string[]>> = {
	"recognition.submitFrame": screen,
	"system.status": screenAndAuditor,
	"system.settings": screenAndAuditor,
	"setup.complete": ["kiosk"],
	"session.unlock": screen,
	"session.lock": screen,
	"session.renew": staff,
	"session.state": screen,
	"employees.list": staff,
	"employees.remove": staff,
	"enrollment.start": staff,
	"enrollment.submitFrame": staff,
	"enrollment.retake": staff,
	"enrollment.finish": staff,
	"enrollment.cancel": staff,
	"attendance.today": [...staff, "auditor"],
	"settings.update": staff,
	"settings.changePin": staff,
	"settings.replayDeadLetters": staff,
	"demo.info": screen,
	"demo.scenes": screen,
	"integration.home": everybody,
	"integration.health": everybody,
	"integration.register": ["key:register"],
	"integration.recognize": ["key:recognise"],
	"integration.users": ["key:read"],
	"integration.deleteUser": ["key:admin"],
	"integration.createPunch": ["key:punch"],
	"integration.listPunches": ["key:read"],
	"integration.sync": ["key:read"],
};
