// Swagger UI over this server's own document. No validator badge: it would ask a host on the internet.
window.SwaggerUIBundle({
	url: "/openapi.json",
	dom_id: "#swagger-ui",
	deepLinking: true,
	validatorUrl: null,
	tryItOutEnabled: true,
	persistAuthorization: false,
	displayRequestDuration: true,
});
