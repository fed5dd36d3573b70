using Microsoft.Extensions.DependencyInjection;

namespace Phasa;

/// <summary>What is added to a host step by step: <c>services.AddPhasa().UseSqlite(path).AddTranslation(section)</c>.</summary>
/// <param name="Services">The host's services.</param>
public sealed record PhasaBuilder(IServiceCollection Services);
