namespace Phasa.AspNetCore.OpenAI;

/// <summary>What the OpenAI-compatible calls take as a model.</summary>
internal sealed record ModelListAnswer(string Object, IReadOnlyList<ModelAnswer> Data);

/// <summary>A model.</summary>
/// <param name="Id">Its name: <c>phasa/COLLECTION</c> answers, another embeds.</param>
/// <param name="Object">What it is.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="OwnedBy"><c>phasa</c>.</param>
internal sealed record ModelAnswer(string Id, string Object, long Created, string OwnedBy);
