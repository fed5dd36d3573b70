using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Reembedding;

namespace Phasa.AspNetCore.Reembedding;

/// <summary>A model that a collection is to move to.</summary>
/// <param name="Model">The embedding model's name.</param>
/// <param name="Switch">What happens when all rows are there and the models are compared; unless-worse when absent.</param>
internal sealed record ReembeddingBody(
    string Model, [property: JsonConverter(typeof(KebabEnum<SwitchRule>))] SwitchRule? Switch = null);
