using InProcess;
using Phasa;
using Phasa.Answers;
using Phasa.AspNetCore;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Security;
using Phasa.Words;

// A help desk with a search of its own: Phasa in the same process, beside the application's pages.
var builder = WebApplication.CreateBuilder(args);
var folder = Directory.CreateDirectory(builder.Configuration["Data"] ?? "phasa-data").FullName;
builder.Services.AddPhasa().UseSqlite(Path.Combine(folder, "phasa.db")).UseWords(Path.Combine(folder, "words")).AddWorkers().AddApi().AddDashboard();
builder.Services.AddHostedService<HelpTexts>();

var app = builder.Build();
app.MapPhasa();
app.MapDashboard();

// The application's own calls take the services; everything of /v1 is there as well.
app.MapGet("/help", async (string q, string? language, SearchService search, CancellationToken cancellationToken) =>
{
    var found = await search.SearchAsync(HelpTexts.Collection, new SearchRequest(q) { Language = LanguageTag.TryParse(language, out var tag) ? tag : null, Top = 3 }, cancellationToken);
    return found.Hits.Select(h => new { h.Text.DocumentId, h.Text.Title, h.Text.Text, Language = h.Text.Language.Value });
}).RequireScope(AccessScope.Read);

app.MapGet("/help/answer", async (string q, AnswerService answers, CancellationToken cancellationToken) =>
{
    var answer = await answers.AnswerAsync(HelpTexts.Collection, new AnswerRequest(q), cancellationToken);
    return new { answer.Found, answer.Text, Language = answer.Language.Language.Value };
}).RequireScope(AccessScope.Read);

app.Run();
