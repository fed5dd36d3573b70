using System.Reflection;

namespace Phasa;

/// <summary>The version of this build.</summary>
public static class ProductVersion
{
    /// <summary>The version without the commit.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2)[0];
}
