using Microsoft.AspNetCore.Components.Forms;
using Phasa.Languages;

namespace Phasa.Dashboard.Documents.Uploads;

/// <summary>Files that somebody chose or dropped.</summary>
/// <param name="Files">The files.</param>
/// <param name="Language">The language of what does not say its own; null to identify it.</param>
public sealed record UploadChoice(IReadOnlyList<IBrowserFile> Files, LanguageTag? Language);
