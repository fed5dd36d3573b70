using Microsoft.AspNetCore.Http;
using MudBlazor;

namespace Phasa.Dashboard.Shell;

/// <summary>The colours of the pages. Contrast of text is at least 4.5 : 1 in both.</summary>
internal static class ThemeChoice
{
    /// <summary>The cookie that keeps the choice; the script sets it too.</summary>
    public const string Cookie = "phasa-theme";

    private static readonly string[] Fonts =
    [
        "system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Noto Sans Lao", "Lao Sangam MN", "Lao UI", "Noto Sans Thai", "Leelawadee UI", "Noto Sans Khmer",
        "Khmer UI", "Noto Sans Myanmar", "Myanmar Text", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", "sans-serif",
    ];

    /// <summary>Light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#155e75",
            Secondary = "#7c3aed",
            Tertiary = "#0f766e",
            AppbarBackground = "#ffffff",
            AppbarText = "#1f2933",
            Background = "#f6f7f9",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1f2933",
            TextSecondary = "#52606d",
            Success = "#15703c",
            Warning = "#8a5300",
            Error = "#b42318",
            Info = "#1d5fa8",
            LinesDefault = "#d8dee4",
            TableLines = "#d8dee4",
            ActionDefault = "#52606d",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#67d3e8",
            PrimaryContrastText = "#06262d",
            Secondary = "#c4b5fd",
            Tertiary = "#5eead4",
            AppbarBackground = "#161b22",
            AppbarText = "#e6edf3",
            Background = "#0d1117",
            BackgroundGray = "#161b22",
            Surface = "#161b22",
            DrawerBackground = "#161b22",
            TextPrimary = "#e6edf3",
            TextSecondary = "#a3b0bd",
            DrawerText = "#e6edf3",
            DrawerIcon = "#a3b0bd",
            Success = "#4ade80",
            SuccessContrastText = "#052e16",
            Warning = "#fbbf24",
            WarningContrastText = "#2b1d00",
            Error = "#ff8a80",
            ErrorContrastText = "#3b0906",
            Info = "#7cc0ff",
            InfoContrastText = "#06243f",
            LinesDefault = "#30363d",
            TableLines = "#30363d",
            LinesInputs = "#7d8894",
            ActionDefault = "#a3b0bd",
        },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Fonts, LineHeight = "1.6" },
            H4 = new H4Typography { FontSize = "1.5rem", FontWeight = "600", LineHeight = "1.4" },
            H5 = new H5Typography { FontSize = "1.2rem", FontWeight = "600", LineHeight = "1.5" },
            H6 = new H6Typography { FontSize = "1.05rem", FontWeight = "600", LineHeight = "1.5" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600" },
        },
    };

    /// <summary>What a visitor chose, <c>light</c> or <c>dark</c>; null for the system's.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Cookie] is ("light" or "dark") and var choice ? choice : null;
}
